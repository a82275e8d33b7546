print("mugmoji")
