namespace Robotics.Sim.Demonstrations;

/// <summary>Pushes off the demonstrator's way for a few steps, so that ways back are demonstrated too (DART: Laskey et al. 2017).</summary>
/// <param name="chance">That a push begins at a step.</param>
/// <param name="random">Belongs to the episode.</param>
internal sealed class Disturbance(double chance, RandomStream random)
{
    private const int Shortest = 3, Longest = 14;
    private const double MostTurn = 0.5, LetGo = 0.06;

    private readonly double[] _push = new double[6];
    private int _left;
    private double? _gripper;

    /// <summary>The action to execute instead; the same one when nothing disturbs.</summary>
    public ImmutableArray<double> Disturb(ImmutableArray<double> action)
    {
        if (_left == 0 && random.NextDouble() < chance) Begin();
        if (_left == 0) return action;
        _left--;
        ImmutableArray<double>.Builder pushed = action.ToBuilder();
        for (int i = 0; i < _push.Length; i++) pushed[i] = Math.Clamp(action[i] + _push[i], -1, 1);
        if (_gripper is { } gripper) pushed[^1] = gripper;
        return pushed.MoveToImmutable();
    }

    private void Begin()
    {
        _left = Shortest + random.NextIndex(Longest - Shortest);
        Vec3 way = new Vec3(random.NextGaussian(), random.NextGaussian(), random.NextGaussian()).Normalized() * random.NextBetween(0.1, 1);
        (_push[0], _push[1], _push[2]) = (way.X, way.Y, way.Z);
        for (int i = 3; i < 6; i++) _push[i] = random.NextBetween(-MostTurn, MostTurn) * (i == 5 ? 1 : 0.4);
        _gripper = random.NextDouble() < LetGo ? random.NextDouble() < 0.5 ? -1 : 1 : null;
    }
}
