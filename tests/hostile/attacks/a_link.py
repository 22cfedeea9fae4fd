# Is no file but a link to the model answer, which whoever opens it will grade.
# rule: 4
# fools: inprocess
# success: points
# refused: yes
# placed: as a link

LINK = "@SOLUTION@"
