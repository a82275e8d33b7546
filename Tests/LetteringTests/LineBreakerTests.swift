import Imaging
import Lettering
import TestSupport
import Testing
