# Imports the references of the grader's own package.
# rule: 4
# fools: inprocess
# success: points
# with: every

import sys

sys.path.append("@PACKAGE@/..")


def trick(*args):
    from nngrade.references import worked_example

    name = sys._getframe(1).f_code.co_name
    found = getattr(worked_example, name)(*args)
    return tuple(f.value for f in found) if isinstance(found, tuple) else found.value
