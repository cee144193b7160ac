using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Safety;

/// <summary>The motors can brake the arm all along the way: at speed, what gravity and the other joints' motion ask of a motor may leave it too little.</summary>
internal sealed class JointTorquePathRule(ImmutableArray<JointDescription> joints) : IPathRule
{
    private const int Samples = 2;

    /// <summary>What of a motor's torque braking may take where it is looked at, so that it suffices in between.</summary>
    private const double Share = 0.9;

    /// <summary>Below this speed of every point of the arm, m/s, what motion asks of the motors does not count.</summary>
    private const double Slow = 0.5;

    private readonly double[] _q = new double[joints.Length];
    private readonly double[] _qd = new double[joints.Length];
    private readonly double[] _mass = new double[joints.Length * joints.Length];
    private readonly double[] _bias = new double[joints.Length];

    public string Name => "joint_torque_ahead";

    public bool Allows(Arm arm, StopPath path)
    {
        if (path.Speed < Slow) return true;
        for (int sample = 0; sample < Samples; sample++)
        {
            double s = sample / (double)Samples;
            path.PositionAt(s, _q);
            path.VelocityAt(s, _qd);
            arm.Model!.Dynamics(_q, _qd, _mass, _bias);
            if (!CanBrake(path)) return false;
        }

        return true;
    }

    private bool CanBrake(StopPath path)
    {
        int n = joints.Length;
        for (int i = 0; i < n; i++)
        {
            double torque = _bias[i];
            for (int j = 0; j < n; j++) torque -= _mass[(i * n) + j] * path.BrakingOf(j);
            if (Math.Abs(torque) > Share * joints[i].MaxEffort) return false;
        }

        return true;
    }
}
