# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# mistake: copied with the marks around code
# diagnosis: marks of a web page or a chat
```python
def output_error(y, y_pred):
    return y_pred - y
```
