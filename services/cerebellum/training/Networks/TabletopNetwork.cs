using Robotics.Training.Graphs;

namespace Robotics.Training.Networks;

/// <summary>The whole policy: pictures, state and sentence to a chunk of actions.</summary>
internal sealed class TabletopNetwork
{
    /// <summary>
    /// The components of the state that it takes, in order: those that a set of demonstrations begins with. The last gripper command and velocities are left out
    /// on purpose, since who imitates learns to go on with them (causal confusion: de Haan, Jayaraman, Levine 2019).
    /// </summary>
    public static readonly ImmutableArray<string> State = ["tcp_position", "tcp_rotation", "gripper_width"];

    public const int StateLength = 3 + 6 + 1;

    public const int Horizon = 8;

    private const double TableTop = 0.75, HalfBlock = 0.02;

    private readonly float[] _turns;

    /// <param name="cameras">In the order of the pictures.</param>
    /// <param name="names">The objects that it knows.</param>
    public TabletopNetwork(ImmutableArray<CameraGeometry> cameras, ImmutableArray<string> names)
    {
        Cameras = cameras;
        int objects = names.Length;
        _turns = [.. names.Select(n => TabletopViews.Round.Contains(n) ? 0f : 1f)];
        Vision = new VisionNetwork(cameras, objects, TableTop + HalfBlock);
        Language = new LanguageNetwork(Tokens, objects);
        Control = new ControlNetwork(objects, Horizon);
    }

    public static WordTokens Tokens { get; } = new(16, 128);

    public ImmutableArray<CameraGeometry> Cameras { get; }

    public VisionNetwork Vision { get; }

    public LanguageNetwork Language { get; }

    public ControlNetwork Control { get; }

    public static BodyInputs<T> Body<T>(IGraph<T> g, T state)
    {
        T x = g.Slice(state, 1, 3, 6), y = g.Slice(state, 1, 6, 9);
        T z = g.Subtract(g.Multiply(Rolled(x, 1), Rolled(y, 2)), g.Multiply(Rolled(x, 2), Rolled(y, 1)));
        return new BodyInputs<T>(
            g.Slice(state, 1, 0, 3), g.Reshape(g.Join(1, x, y, z), -1, 3, 3), g.Slice(state, 1, 9, 10));

        T Rolled(T v, int by) => g.Join(1, g.Slice(v, 1, by, 3), g.Slice(v, 1, 0, by));
    }

    /// <summary>As it is shipped: batch, horizon, 7, the gripper −1 open … +1 closed.</summary>
    public T Act<T>(IGraph<T> g, T[] pictures, T state, T sentence)
    {
        BodyInputs<T> body = Body(g, state);
        Sight<T> sight = Vision.See(g, pictures, body);
        T headings = g.Multiply(sight.Headings, g.Constant(_turns, 1, _turns.Length, 1));
        T actions = Control.Act(g, sight.Positions, headings, Language.Read(g, sentence), body);
        T motion = g.Slice(actions, 2, 0, ControlNetwork.Dimension - 1), close = g.Sigmoid(g.Slice(actions, 2, ControlNetwork.Dimension - 1, ControlNetwork.Dimension));
        return g.Join(2, g.Clamp(motion, -1, 1), g.Subtract(g.Multiply(close, g.Constant([2f])), g.Constant([1f])));
    }
}
