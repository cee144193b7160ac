using Robotics.Sim.Demonstrations;
using Robotics.Training.Networks;
using static TorchSharp.torch;

namespace Robotics.Training.Data;

/// <summary>Where things are (as well as they are seen), what was said, what the arm feels, and what the demonstrator did next, as tensors.</summary>
internal sealed record ControlBatch(Tensor Positions, Tensor Headings, Tensor State, Tensor Sentence, Tensor Subject, Tensor Target, Tensor Actions, Tensor Weights)
{
    /// <summary>How much more a sample counts at which the gripper is commanded to change: there are few, and all depends on them.</summary>
    private const float Switching = 3;

    /// <summary>Standard deviations of what is seen: metres sideways and in height, radians of four times the heading, and how much worse a few are.</summary>
    private const double Sideways = 0.004, Height = 0.003, Turn = 0.25, Worse = 3, Few = 0.05;

    /// <summary>Number of the gripper command in the state of a set.</summary>
    private const int GripperCommand = 10;

    public static ControlBatch Of(Practice practice, ReadOnlySpan<SampleId> ids, RandomStream random)
    {
        int n = ids.Length, objects = practice.Set.Objects.Length, horizon = TabletopNetwork.Horizon;
        float[] positions = new float[n * objects * 3], headings = new float[n * objects * 2], state = new float[n * TabletopNetwork.StateLength];
        float[] actions = new float[n * horizon * ControlNetwork.Dimension], weights = new float[n * horizon];
        long[] sentence = new long[n * TabletopNetwork.Tokens.Count], subject = new long[n], target = new long[n];
        for (int b = 0; b < n; b++)
        {
            DemonstrationData set = practice[ids[b]];
            int sample = ids[b].Sample;
            DemonstratedSubgoal about = set.Subgoals[set.SubgoalOf(sample)];
            set.State(sample)[..TabletopNetwork.StateLength].CopyTo(state.AsSpan(b * TabletopNetwork.StateLength));
            TabletopNetwork.Tokens.Write(about.Sentence, sentence.AsSpan(b * TabletopNetwork.Tokens.Count, TabletopNetwork.Tokens.Count));
            (subject[b], target[b]) = (practice.Set.Objects.IndexOf(about.Object), about.Target is { } t ? practice.Set.Objects.IndexOf(t) : objects);
            for (int o = 0; o < objects; o++)
            {
                int at = (b * objects) + o;
                Seen(DemonstrationData.PoseOf(set.Objects(sample).Slice(7 * o, 7)), random, positions.AsSpan(3 * at, 3), headings.AsSpan(2 * at, 2));
            }

            Follow(set, sample, actions.AsSpan(b * horizon * ControlNetwork.Dimension), weights.AsSpan(b * horizon, horizon));
        }

        return new ControlBatch(
            tensor(positions, [n, objects, 3]), tensor(headings, [n, objects, 2]), tensor(state, [n, TabletopNetwork.StateLength]),
            tensor(sentence, [n, TabletopNetwork.Tokens.Count]), tensor(subject), tensor(target),
            tensor(actions, [n, horizon, ControlNetwork.Dimension]), tensor(weights, [n, horizon]));
    }

    /// <summary>A true pose as it might be seen.</summary>
    private static void Seen(Pose pose, RandomStream random, Span<float> position, Span<float> heading)
    {
        double worse = random.NextDouble() < Few ? Worse : 1;
        position[0] = (float)(pose.Position.X + (random.NextGaussian() * Sideways * worse));
        position[1] = (float)(pose.Position.Y + (random.NextGaussian() * Sideways * worse));
        position[2] = (float)(pose.Position.Z + (random.NextGaussian() * Height * worse));
        (float cos, float sin) = Data.Headings.Of(pose.Rotation);
        double turn = random.NextGaussian() * Turn * worse;
        (double c, double s) = (Math.Cos(turn), Math.Sin(turn));
        (heading[0], heading[1]) = ((float)((cos * c) - (sin * s)), (float)((cos * s) + (sin * c)));
    }

    /// <summary>What the demonstrator did from here on, as long as it was followed and the try went on.</summary>
    private static void Follow(DemonstrationData set, int sample, Span<float> actions, Span<float> weights)
    {
        bool switches = set.Action(sample)[^1] > 0 != set.State(sample)[GripperCommand] > 0;
        for (int row = 0; row < weights.Length; row++)
        {
            int at = sample + row;
            if (at >= set.Count || set.SubgoalOf(at) != set.SubgoalOf(sample)) return;
            set.Action(at).CopyTo(actions[(row * ControlNetwork.Dimension)..]);
            weights[row] = switches ? Switching : 1;
            if (!set.Followed(at)) return;
        }
    }
}
