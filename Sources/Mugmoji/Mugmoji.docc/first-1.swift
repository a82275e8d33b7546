import Foundation
import Mugmoji

let maker = try EmojiMaker()
