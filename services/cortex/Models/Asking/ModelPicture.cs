namespace Robotics.Cortex.Models.Asking;

/// <summary>A picture for a model.</summary>
/// <param name="Png">The file.</param>
/// <param name="Digest">Of the file: what the record keeps in its place.</param>
public sealed record ModelPicture(ReadOnlyMemory<byte> Png, string Digest)
{
    public static ModelPicture Of(ReadOnlyMemory<byte> png) => new(png, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(png.Span)));
}
