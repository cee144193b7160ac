using Robotics.Training.Graphs;

namespace Robotics.Training.Networks;

/// <summary>Headings as cosine and sine of four times the angle: which of a cube's four sides counts for nothing.</summary>
internal static class HandHeading
{
    /// <summary>Of the hand in the world: batch, 2.</summary>
    /// <param name="g">Computes.</param>
    /// <param name="axes">The hand's axes as rows, world frame: batch, 3, 3.</param>
    public static T Of<T>(IGraph<T> g, T axes)
    {
        T y = g.Reshape(g.Slice(axes, 1, 1, 2), -1, 3), c = g.Slice(y, 1, 0, 1), s = g.Slice(y, 1, 1, 2);
        for (int doubling = 0; doubling < 2; doubling++)
            (c, s) = (g.Subtract(g.Multiply(c, c), g.Multiply(s, s)), g.Multiply(g.Multiply(c, s), g.Constant([2f])));
        return g.Join(1, c, s);
    }

    /// <summary>A heading relative to the hand as one in the world; the last axis has the two numbers, and there are three axes.</summary>
    public static T ToWorld<T>(IGraph<T> g, T relative, T hand)
    {
        T c = g.Slice(hand, 2, 0, 1), s = g.Slice(hand, 2, 1, 2), x = g.Slice(relative, 2, 0, 1), y = g.Slice(relative, 2, 1, 2);
        return g.Join(2, g.Subtract(g.Multiply(c, x), g.Multiply(s, y)), g.Add(g.Multiply(s, x), g.Multiply(c, y)));
    }

    /// <summary>A heading in the world as one relative to the hand: batch, 2.</summary>
    public static T ToHand<T>(IGraph<T> g, T heading, T hand)
    {
        T c = g.Slice(hand, 1, 0, 1), s = g.Slice(hand, 1, 1, 2), x = g.Slice(heading, 1, 0, 1), y = g.Slice(heading, 1, 1, 2);
        return g.Join(1, g.Add(g.Multiply(c, x), g.Multiply(s, y)), g.Subtract(g.Multiply(c, y), g.Multiply(s, x)));
    }
}
