using Robotics.Brainstem.Servo;

namespace Robotics.Tests.Brainstem;

/// <summary>Commands that mean harm: full acceleration for a while, noise, what is not a number, and postures sought beyond every limit.</summary>
internal sealed class Adversary
{
    private readonly BodyDescription _body;
    private readonly RandomStream _random;
    private readonly double[] _command;
    private readonly double[] _aim;
    private int _mode;
    private int _left;

    public Adversary(BodyDescription body, long seed)
    {
        (_body, _random) = (body, new RandomStream(seed, 0, "adversary"));
        (_command, _aim) = (new double[body.Joints.Length], new double[body.Joints.Length]);
    }

    /// <summary>Joint accelerations, rad/s².</summary>
    public ReadOnlySpan<double> Next(Arm arm)
    {
        if (_left-- <= 0) Choose();
        for (int i = 0; i < _command.Length; i++)
        {
            _command[i] = _mode switch
            {
                0 => _aim[i] * 1000,
                1 => _random.NextBetween(-2000, 2000),
                2 => _random.NextIndex(50) == 0 ? double.NaN : _aim[i] * 10,
                3 => double.CopySign(1e12, _aim[i]),
                _ => (100 * (_aim[i] - arm.State.Position[i])) - (_mode == 4 ? 20 * arm.State.Velocity[i] : 0),
            };
        }

        return _command;
    }

    private void Choose()
    {
        _mode = _random.NextIndex(8);
        _left = _mode == 1 ? 20 : 50 + _random.NextIndex(450);
        for (int i = 0; i < _aim.Length; i++)
        {
            JointDescription joint = _body.Joints[i];
            _aim[i] = _mode >= 4 ? _random.NextBetween(joint.MinPosition - 0.5, joint.MaxPosition + 0.5) : _random.NextBetween(-1, 1);
        }
    }
}
