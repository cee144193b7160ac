namespace Robotics.Brainstem.Ros2.Body;

/// <summary>A picture out of a compressed message: 3 bytes a pixel, upright, row by row.</summary>
public sealed record DecodedPicture(int Width, int Height, ReadOnlyMemory<byte> Rgb);
