# Is a pipe where a file should be, at whose other end is nobody.
# rule: 6
# fools: source
# success: hang
# refused: yes
# placed: as a pipe

x = 1
