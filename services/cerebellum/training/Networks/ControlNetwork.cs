using Robotics.Training.Graphs;

namespace Robotics.Training.Networks;

/// <summary>Where things are, what was said and what the arm feels, to a chunk of actions.</summary>
/// <param name="objects">How many objects are known.</param>
/// <param name="horizon">Rows of the chunk.</param>
internal sealed class ControlNetwork(int objects, int horizon)
{
    /// <summary>Numbers of an action.</summary>
    public const int Dimension = 7;

    private const int Hidden = 256;

    /// <summary>Batch, horizon, dimension: six numbers as they are, the gripper's as the logit of closing.</summary>
    public T Act<T>(IGraph<T> g, T positions, T headings, (T Subject, T Target, T Manner) said, BodyInputs<T> body)
    {
        T subject = g.Reshape(g.Slice(said.Subject, 1, 0, objects), -1, 1, objects), target = g.Reshape(g.Slice(said.Target, 1, 0, objects), -1, 1, objects);
        T hasTarget = g.Subtract(g.Constant([1f]), g.Slice(said.Target, 1, objects, objects + 1));
        T tcp = g.Reshape(body.Position, -1, 1, 3);
        T near = g.Subtract(positions, tcp);
        T toSubject = Flat(g, g.MatrixProduct(subject, near), 3), toTarget = Flat(g, g.MatrixProduct(target, near), 3);
        T between = g.Multiply(g.Subtract(toSubject, toTarget), hasTarget);
        T hand = HandHeading.Of(g, body.Axes);
        T turnSubject = HandHeading.ToHand(g, Flat(g, g.MatrixProduct(subject, headings), 2), hand), turnTarget = HandHeading.ToHand(g, Flat(g, g.MatrixProduct(target, headings), 2), hand);
        T input = g.Join(
            1, Scaled(g, toSubject, 10), Scaled(g, g.Clamp(toSubject, -0.03f, 0.03f), 60), Scaled(g, toTarget, 10), Scaled(g, g.Clamp(toTarget, -0.05f, 0.05f), 40),
            Scaled(g, between, 10), turnSubject, turnTarget, hasTarget, said.Manner, said.Subject, said.Target,
            Scaled(g, Flat(g, near, 3 * objects), 5), g.Reshape(body.Axes, -1, 9), Scaled(g, g.Subtract(body.Position, g.Constant([0f, 0f, 0.9f])), 5),
            Scaled(g, body.Width, 25));
        int length = 3 + 3 + 3 + 3 + 3 + 2 + 2 + 1 + LanguageNetwork.Manner + (2 * (objects + 1)) + (3 * objects) + 9 + 3 + 1;
        T x = g.Relu(g.Linear(input, "control.1", length, Hidden));
        x = g.Add(x, g.Relu(g.Linear(x, "control.2", Hidden, Hidden)));
        x = g.Add(x, g.Relu(g.Linear(x, "control.3", Hidden, Hidden)));
        return g.Reshape(g.Linear(x, "control.out", Hidden, horizon * Dimension), -1, horizon, Dimension);
    }

    private static T Flat<T>(IGraph<T> g, T x, int length) => g.Reshape(x, -1, length);

    private static T Scaled<T>(IGraph<T> g, T x, float by) => g.Multiply(x, g.Constant([by]));
}
