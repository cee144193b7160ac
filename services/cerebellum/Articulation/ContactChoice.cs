using System.Globalization;

namespace Robotics.Cerebellum.Articulation;

/// <summary>A contact as the graph of tried edges names it: coarse enough that one next to a failed one counts as the same.</summary>
/// <param name="Kind">Push or grip.</param>
/// <param name="Position">Where the part is touched, in its owner's frame with the joint where it was, metres.</param>
/// <param name="Approach">Where the hand points, in the owner's frame, unit vector.</param>
internal sealed record ContactChoice(ContactKind Kind, Vec3 Position, Vec3 Approach)
{
    private const double SamePlace = 0.02;
    private const double SameDirection = 0.93;

    public bool IsSameAs(ContactChoice other) =>
        Kind == other.Kind && (Position - other.Position).Norm < SamePlace && Approach.Dot(other.Approach) > SameDirection;

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static ContactChoice? Parse(string text)
    {
        string[] words = text.Split(' ');
        if (words.Length != 9 || words[1] != "at" || words[5] != "pointing" || !Enum.TryParse(words[0], true, out ContactKind kind)) return null;
        Span<double> n = stackalloc double[6];
        for (int i = 0; i < 6; i++)
        {
            if (!double.TryParse(words[i < 3 ? i + 2 : i + 3], NumberStyles.Float, CultureInfo.InvariantCulture, out n[i])) return null;
        }

        return new(kind, new Vec3(n[0], n[1], n[2]) / 1000, new(n[3], n[4], n[5]));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Kind == ContactKind.Push ? "push" : "grip")} at {Position.X * 1000:0} {Position.Y * 1000:0} {Position.Z * 1000:0} pointing {Approach.X:0.00} {Approach.Y:0.00} {Approach.Z:0.00}");
}
