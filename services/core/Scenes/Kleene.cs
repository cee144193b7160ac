namespace Robotics.Core.Scenes;

/// <summary>Three-valued logic (Kleene 1952): unknown is what could still turn out either way.</summary>
public static class Kleene
{
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    public static Truth Not(this Truth value) => value switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Unknown,
    };

    public static Truth And(this Truth a, Truth b)
    {
        if (a == Truth.False || b == Truth.False) return Truth.False;
        return a == Truth.True && b == Truth.True ? Truth.True : Truth.Unknown;
    }

    public static Truth Or(this Truth a, Truth b) => a.Not().And(b.Not()).Not();

    /// <summary>Whether a margin is positive, given its standard deviation in the same unit: unknown within two of them of zero.</summary>
    public static Truth Positive(double margin, double deviation)
    {
        if (double.IsNaN(margin)) return Truth.Unknown;
        if (Math.Abs(margin) < 2 * deviation) return Truth.Unknown;
        return Of(margin > 0);
    }
}
