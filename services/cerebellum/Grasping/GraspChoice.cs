using System.Globalization;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Grasping;

/// <summary>A grasp as the graph of tried edges names it: coarse enough that a grasp next to a failed one counts as the same.</summary>
/// <param name="Family">From where the hand comes: "top", "tilted" or "side".</param>
/// <param name="Position">The TCP in the object's frame, metres.</param>
/// <param name="Closing">The closing direction in the object's frame, unit vector; its sign has no meaning.</param>
internal sealed record GraspChoice(string Family, Vec3 Position, Vec3 Closing)
{
    private const double SamePlace = 0.015;
    private const double SameDirection = 0.9;

    public bool IsSameAs(GraspChoice other) =>
        Family == other.Family && (Position - other.Position).Norm < SamePlace && Math.Abs(Closing.Dot(other.Closing)) > SameDirection;

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static GraspChoice? Parse(string text)
    {
        string[] words = text.Split(' ');
        if (words.Length != 10 || words[1] != "grasp" || words[2] != "at" || words[6] != "closing") return null;
        return VectorText.Read(words.AsSpan(3, 3)) is { } position && VectorText.Read(words.AsSpan(7, 3)) is { } closing
            ? new(words[0], position / 1000, closing)
            : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Family} grasp at {Position.X * 1000:0} {Position.Y * 1000:0} {Position.Z * 1000:0} closing {Closing.X:0.00} {Closing.Y:0.00} {Closing.Z:0.00}");
}
