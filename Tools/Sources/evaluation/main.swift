import Imaging
print(Color.clear.hex)
