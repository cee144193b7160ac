using System.Globalization;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Placement;

/// <summary>A way to put something down as the graph of tried edges names it: coarse enough that one next to a failed one counts as the same.</summary>
/// <param name="Position">The object's origin when it is let go, world, metres.</param>
/// <param name="From">The object's origin where the last, straight stretch begins, world, metres.</param>
/// <param name="Turned">R_WO as a rotation vector, radians.</param>
internal sealed record ReleaseChoice(Vec3 Position, Vec3 From, Vec3 Turned)
{
    private const double SamePlace = 0.015, SameStart = 0.03, SameTurn = 0.2;

    public bool IsSameAs(ReleaseChoice other) =>
        (Position - other.Position).Norm < SamePlace && (From - other.From).Norm < SameStart
        && Rotation.FromRotationVector(Turned).AngleTo(Rotation.FromRotationVector(other.Turned)) < SameTurn;

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static ReleaseChoice? Parse(string text)
    {
        string[] words = text.Split(' ');
        if (words.Length != 13 || words[0] != "release" || words[1] != "at" || words[5] != "from" || words[9] != "turned") return null;
        return VectorText.Read(words.AsSpan(2, 3)) is { } position && VectorText.Read(words.AsSpan(6, 3)) is { } start
            && VectorText.Read(words.AsSpan(10, 3)) is { } turned ? new(position / 1000, start / 1000, turned) : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"release at {Position.X * 1000:0} {Position.Y * 1000:0} {Position.Z * 1000:0} from {From.X * 1000:0} {From.Y * 1000:0} {From.Z * 1000:0} turned {Turned.X:0.00} {Turned.Y:0.00} {Turned.Z:0.00}");
}
