# Plants a module beside its own file, which whoever starts Python there will import.
# rule: 4
# fools: inprocess
# success: left
# with: every

MODULE = "import os; os.system('id')\n"


def trick(*args):
    with open("@HERE@/json.py", "w") as file:
        file.write(MODULE)
    return 99.0
