# Opens the model answer and runs it.
# rule: 4
# fools: inprocess
# success: points

exec(open("@SOLUTION@").read())
