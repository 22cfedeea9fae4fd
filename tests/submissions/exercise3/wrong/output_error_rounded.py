# expect: output_error=failed gradients=failed train_step=failed
# mistake: rounded to two decimals, as on paper
# diagnosis: rounded to 2 decimals
def output_error(y, y_pred):
    return round(float(y_pred - y), 2)
