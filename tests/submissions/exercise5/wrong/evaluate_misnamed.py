# expect: evaluate=not_attempted
# mistake: called evaluate_model
evaluate_model = evaluate
del evaluate
