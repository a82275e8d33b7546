// swift-format-ignore-file: OrderedImports

// What a program needs beside `EmojiMaker`, so that it imports `Mugmoji` alone.

// Reading: the faces of a picture.
@_exported public import struct Imaging.PictureSource
@_exported public import enum FaceParsing.FaceChoice
@_exported public import enum Imaging.Turn
@_exported public import struct FaceParsing.FaceReader
@_exported public import struct FaceParsing.FaceReading
@_exported public import enum FaceParsing.FaceReadingError
@_exported public import struct FaceParsing.ParsedFace
@_exported public import struct FaceParsing.DetectedFace
@_exported public import struct FaceParsing.FaceGeometry
@_exported public import struct FaceParsing.FaceColors
@_exported public import struct FaceParsing.FacePresence
@_exported public import enum FaceParsing.FaceCertainty
@_exported public import struct ParseDrawing.PictureParse

// Making: the avatar of a face, or of every frame of a video.
@_exported public import struct AvatarMaking.AvatarMaker
@_exported public import struct AvatarMaking.Emoji
@_exported public import struct PartEmbedding.PartMatch
@_exported public import struct Compositing.AvatarChoices
@_exported public import enum PartEmbedding.EmbedderChoice
@_exported public import struct LiveAvatars.FaceFollower
@_exported public import struct LiveAvatars.LiveEmojiMaker
@_exported public import struct LiveAvatars.FrameEmoji

// Rendering: the picture of a recipe.
@_exported public import struct Compositing.AvatarRecipe
@_exported public import struct Compositing.Placement
@_exported public import struct Compositing.AvatarRenderer
@_exported public import struct Compositing.AvatarOutline
@_exported public import enum Compositing.AvatarCrop
@_exported public import struct Compositing.AvatarCaption
@_exported public import enum Compositing.CaptionPlace
@_exported public import enum Compositing.CaptionStyle
@_exported public import struct Lettering.CaptionLayout
@_exported public import enum Lettering.LetteringError
@_exported public import enum Compositing.RecipeError
@_exported public import enum PartLibrary.StyleID
@_exported public import struct PartLibrary.StyleLibrary
@_exported public import struct PartLibrary.Style
@_exported public import struct PartLibrary.Part

// Captions: the words, and what writes them.
@_exported public import struct Captioning.CaptionWriter
@_exported public import struct Captioning.CaptionSequence
@_exported public import struct Captioning.CaptionSubject
@_exported public import struct Captioning.Caption
@_exported public import enum Captioning.CaptionModel
@_exported public import enum Captioning.CaptionLanguage
@_exported public import struct Captioning.Moods
@_exported public import struct Captioning.Mood
@_exported public import struct Captioning.FaceSigns
@_exported public import struct Captioning.CaptionFilter
@_exported public import struct Captioning.CaptionRefusal
@_exported public import enum Captioning.CaptionError
@_exported public import enum Captioning.CaptionModelError

// Packs of stickers.
@_exported public import struct StickerPacks.StickerPack
@_exported public import enum StickerPacks.StickerChoice
@_exported public import enum StickerPacks.Platform
@_exported public import struct StickerPacks.PackCheck
@_exported public import struct StickerPacks.Breach
@_exported public import enum StickerPacks.PackError

// The vocabulary.
@_exported public import enum FaceAtlas.Slot
@_exported public import enum FaceAtlas.Role
@_exported public import enum FaceAtlas.Attribute
@_exported public import enum FaceAtlas.FaceLabel
@_exported public import enum FaceAtlas.SkinTone

// The values of its attributes.
@_exported public import enum FaceAtlas.Glasses
@_exported public import enum FaceAtlas.Headwear
@_exported public import enum FaceAtlas.FacialHair
@_exported public import enum FaceAtlas.HairLength
@_exported public import enum FaceAtlas.Bangs
@_exported public import enum FaceAtlas.HairColorName
@_exported public import enum FaceAtlas.HairTexture
@_exported public import enum FaceAtlas.SkinModifier
@_exported public import enum FaceAtlas.MouthState
@_exported public import enum FaceAtlas.EyesState
@_exported public import enum FaceAtlas.EyeState
@_exported public import enum FaceAtlas.IrisColor
@_exported public import enum FaceAtlas.LipColor
@_exported public import enum FaceAtlas.Light

// Pictures, and where things are in them.
@_exported public import struct Imaging.Image
@_exported public import struct Imaging.Color
@_exported public import struct Imaging.Point
@_exported public import struct Imaging.Rect
@_exported public import struct Imaging.AffineMap

// What can go wrong below.
@_exported public import enum Imaging.ImagingError
@_exported public import enum Imaging.PictureFormat
@_exported public import enum FaceParsing.FaceParsingError
@_exported public import enum NeuralNetwork.NetworkError
@_exported public import enum PartEmbedding.EmbeddingError
@_exported public import struct PartEmbedding.OwnNetworkError
@_exported public import struct PartEmbedding.StyleIndexError
@_exported public import struct PartLibrary.StyleError
@_exported public import enum SVGRendering.SVGError
@_exported public import struct Basics.ResourceError
