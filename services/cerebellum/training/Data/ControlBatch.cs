using Robotics.Sim.Demonstrations;
using Robotics.Training.Networks;
using static TorchSharp.torch;

namespace Robotics.Training.Data;

/// <summary>Where things are (as well as they are seen), what was said, what the arm feels, and what the demonstrator did next, as tensors.</summary>
internal sealed record ControlBatch(Tensor Positions, Tensor Headings, Tensor State, Tensor Sentence, Tensor Subject, Tensor Target, Tensor Actions, Tensor Weights)
{
    /// <summary>How much more a sample counts at which the gripper is commanded to change: there are few, and all depends on them.</summary>
    private const float Switching = 3;

    /// <summary>
    /// How well things are seen: standard deviations sideways of what is below the hand (metres), what more a metre away from it and at most, in height, of four
    /// times a heading that is seen well (radians), and how much worse a few are.
    /// </summary>
    private const double Below = 0.003, Away = 0.02, Most = 0.008, Height = 0.003, Turn = 0.2, Worse = 3, Few = 0.05;

    /// <summary>Number of the gripper command in the state of a set.</summary>
    private const int GripperCommand = 10;

    /// <param name="practice">The samples.</param>
    /// <param name="ids">Which.</param>
    /// <param name="seen">What the network sees in some of them, instead of the truth made worse; null: only that.</param>
    /// <param name="random">How well things are seen otherwise.</param>
    public static ControlBatch Of(Practice practice, ReadOnlySpan<SampleId> ids, SeenObjects? seen, RandomStream random)
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
            (subject[b], target[b]) = (Number(about.Object, practice.Set), Number(about.Target, practice.Set));
            if (seen?.Of(ids[b]) is { } really)
            {
                really.Positions.CopyTo(positions, b * objects * 3);
                really.Headings.CopyTo(headings, b * objects * 2);
            }
            else for (int o = 0; o < objects; o++)
            {
                int at = (b * objects) + o;
                Pose pose = DemonstrationData.PoseOf(set.Objects(sample).Slice(7 * o, 7));
                Seen(pose.Position, Sideways(pose.Position, set.State(sample)), random, positions.AsSpan(3 * at, 3));
                if (!TabletopViews.Round.Contains(practice.Set.Objects[o])) SeenHeading(pose, random, headings.AsSpan(2 * at, 2));
            }

            Span<float> rows = actions.AsSpan(b * horizon * ControlNetwork.Dimension, horizon * ControlNetwork.Dimension);
            Follow(set, sample, rows, weights.AsSpan(b * horizon, horizon));
            if (Turning.Of(set, sample, TabletopViews.Round) is not { } turning) continue;
            turning.Positions(positions.AsSpan(b * objects * 3, objects * 3));
            turning.Headings(headings.AsSpan(b * objects * 2, objects * 2));
            turning.State(state.AsSpan(b * TabletopNetwork.StateLength, TabletopNetwork.StateLength));
            turning.Actions(rows);
        }

        return new ControlBatch(
            tensor(positions, [n, objects, 3]), tensor(headings, [n, objects, 2]), tensor(state, [n, TabletopNetwork.StateLength]),
            tensor(sentence, [n, TabletopNetwork.Tokens.Count]), tensor(subject), tensor(target),
            tensor(actions, [n, horizon, ControlNetwork.Dimension]), tensor(weights, [n, horizon]));
    }

    /// <summary>Number of an object; one more stands for none, and for what stays where it is.</summary>
    private static int Number(string? name, DemonstrationSet set) => name is not null && set.Objects.IndexOf(name) is >= 0 and var known ? known : set.Objects.Length;

    private static double Sideways(Vec3 position, ReadOnlySpan<float> state) =>
        Math.Min(Most, Below + (Away * new Vec3(position.X - state[0], position.Y - state[1], 0).Norm));

    /// <summary>A true position as it might be seen.</summary>
    private static void Seen(Vec3 position, double sideways, RandomStream random, Span<float> to)
    {
        double worse = random.NextDouble() < Few ? Worse : 1;
        to[0] = (float)(position.X + (random.NextGaussian() * sideways * worse));
        to[1] = (float)(position.Y + (random.NextGaussian() * sideways * worse));
        to[2] = (float)(position.Z + (random.NextGaussian() * Height * worse));
    }

    /// <summary>A true heading as it might be seen: who learns to see says something shorter than 1 when it is not sure, and is then more wrong.</summary>
    private static void SeenHeading(Pose pose, RandomStream random, Span<float> to)
    {
        (float cos, float sin) = Data.Headings.Of(pose.Rotation);
        double sure = 1 - (random.NextDouble() * random.NextDouble()), turn = random.NextGaussian() * (Turn + (1.5 * (1 - sure)));
        (double c, double s) = (sure * Math.Cos(turn), sure * Math.Sin(turn));
        (to[0], to[1]) = ((float)((cos * c) - (sin * s)), (float)((cos * s) + (sin * c)));
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
