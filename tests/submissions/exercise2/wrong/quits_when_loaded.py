# expect: hidden=crashed forward=crashed squared_error=crashed linear=crashed relu=crashed mlp_forward=crashed mse=crashed
# mistake: the file ends the interpreter
# diagnosis: the program ends itself
print("bye")
raise SystemExit(0)
