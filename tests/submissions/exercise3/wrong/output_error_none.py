# expect: output_error=failed gradients=crashed train_step=crashed
# mistake: computed, but not returned
# diagnosis: nothing returned
def output_error(y, y_pred):
    error = y_pred - y
    print("error:", error)
