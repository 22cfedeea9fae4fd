# expect: evaluate=not_attempted
# mistake: called evaluate_model
# diagnosis: nothing to diagnose
evaluate_model = evaluate
del evaluate
