# Is larger than any memory: a hole of a hundred gigabytes with the name of a program.
# rule: 6
# fools: source
# success: crash
# refused: yes
# placed: as a hole

x = 1
