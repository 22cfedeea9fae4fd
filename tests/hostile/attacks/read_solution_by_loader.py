# Has Python's own import machinery load the model answer.
# rule: 4
# fools: inprocess
# success: points

from importlib.machinery import SourceFileLoader

answers = SourceFileLoader("answers", "@SOLUTION@").load_module()
globals().update(vars(answers))
