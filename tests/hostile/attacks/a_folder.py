# Is a folder where a file should be.
# rule: 4
# fools: source
# success: crash
# refused: yes
# placed: as a folder

x = 1
