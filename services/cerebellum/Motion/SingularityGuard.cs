namespace Robotics.Cerebellum.Motion;

/// <summary>
/// Takes out of a motion what would lead the arm on into a posture in which it can no longer be moved in some direction, and leads it back when it is already
/// beyond one: stretched out, an arm bends the other way, up to its joint limit, and does not come back by itself.
/// </summary>
/// <remarks>Damps one singular direction (Chiaverini 1997), by which side of it the home posture is on. Not thread-safe: one owner.</remarks>
internal sealed class SingularityGuard(BodyDescription body, IRobotModel model)
{
    private const int TaskSize = 6;

    /// <summary>How far the joints are turned to see on which side of the singular posture they are, rad.</summary>
    private const double Probe = 0.05;

    /// <summary>How far the hand is led back, metres.</summary>
    private const double Back = 0.03;

    /// <summary>The least share that is left of what goes across: an operational-space law without the coupling of position and turn is carried along by it.</summary>
    private const double LeastShare = 0.2;

    private readonly Dexterity _dexterity = new(model);
    private readonly double[] _joints = new double[model.Joints], _probe = new double[model.Joints];

    /// <summary>The motion of the hand that is left of the one that is wanted.</summary>
    /// <param name="q">Joint positions, rad.</param>
    /// <param name="displacement">Metres, world frame.</param>
    /// <param name="turn">Rotation vector, rad, world frame.</param>
    public (Vec3 Displacement, Vec3 Turn) Filter(ImmutableArray<double> q, Vec3 displacement, Vec3 turn)
    {
        if (q.Length != model.Joints) return (displacement, turn);
        Span<double> hand = stackalloc double[TaskSize], wanted = stackalloc double[TaskSize];
        double value = _dexterity.At(q.AsSpan(), hand, _joints);
        if (value >= Dexterity.Ample) return (displacement, turn);
        double homewards = 0;
        for (int j = 0; j < q.Length; j++) homewards += _joints[j] * (body.HomePositions[j] - q[j]);
        int sense = homewards >= 0 ? 1 : -1;
        Rotation R_BW = body.BaseInWorld.Rotation.Inverse();
        Dexterity.Write(R_BW * displacement, R_BW * turn, wanted);
        double along = 0;
        for (int i = 0; i < TaskSize; i++) along += wanted[i] * hand[i] * sense;
        double allowed = Allowed(q, value, sense, along), share = Math.Clamp(value / Dexterity.Ample, LeastShare, 1);
        for (int i = 0; i < TaskSize; i++) wanted[i] = (share * (wanted[i] - (along * sense * hand[i]))) + (allowed * sense * hand[i]);
        (displacement, turn) = Dexterity.Read(wanted);
        return (body.BaseInWorld.Rotation * displacement, body.BaseInWorld.Rotation * turn);
    }

    /// <summary>How far the hand may go towards home along the direction in which it is least free, metres; negative: away from it.</summary>
    private double Allowed(ImmutableArray<double> q, double value, int sense, double along)
    {
        for (int j = 0; j < q.Length; j++) _probe[j] = q[j] + (sense * Probe * _joints[j]);
        bool beyond = _dexterity.At(_probe) < value;
        if (beyond) return Math.Max(along, Back);
        return along >= 0 ? along : along * Math.Clamp((value - Dexterity.Least) / (Dexterity.Ample - Dexterity.Least), 0, 1);
    }
}
