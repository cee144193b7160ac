using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Robotics.Brainstem;

/// <summary>How a body is driven. The defaults suit every robot here.</summary>
public sealed record ServoBodyOptions
{
    public static ServoBodyOptions Default { get; } = new();

    /// <summary>Null takes the limits of the robot's description.</summary>
    public SafetyLimits? Limits { get; init; }

    /// <summary>Gains of pose actions on a torque-controlled body.</summary>
    public OscGains Gains { get; init; } = OscGains.Libero with { SingularityDamping = 1e-3 };

    /// <summary>Kp of joint actions on a torque-controlled body, s⁻²; critically damped.</summary>
    public double JointStiffness { get; init; } = 400;

    /// <summary>How much motion is kept for the report of a motion error.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Control steps that a controlled hold may take until the arm rests.</summary>
    public int MaxHoldSteps { get; init; } = 20;

    /// <summary>The last epoch that was granted before: by a body that this one takes the place of, or by a process that this one is the restart of.</summary>
    public long LastEpoch { get; init; }

    /// <summary>
    /// Whether the servo loop has a thread of its own, with real-time priority where that is permitted, that also holds the arm while no chunk is played: body time
    /// then passes by itself. For drivers that wait for a real clock. False: a chunk is played on the caller's thread, and no time passes without one.
    /// </summary>
    public bool RealTime { get; init; }

    /// <summary>Real time that a commander may be silent while a chunk of his is played: then his lease is void and the arm held. Null in simulated time.</summary>
    public TimeSpan? LeaseLifetime { get; init; }

    /// <summary>Real time that a commander may be silent between two chunks, when the arm is held anyway, unless he said that he pauses: then his lease is void too. Null for any time.</summary>
    public TimeSpan? Absence { get; init; }

    /// <summary>Real time, where that matters.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The servo log: when the arm was held, and why.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <exception cref="RoboticsException">InvalidArgument: a value that is not positive.</exception>
    public void Validate()
    {
        Limits?.Validate();
        if (!(JointStiffness > 0)) throw RoboticsException.Invalid("The joint stiffness", JointStiffness, "more than zero");
        if (!(Gains.Linear > 0 && Gains.Angular > 0 && Gains.Posture >= 0 && Gains.SingularityDamping >= 0))
            throw RoboticsException.Invalid("The gains", Gains, "stiffnesses above zero");
        if (History <= TimeSpan.Zero) throw RoboticsException.Invalid("The history", History, "more than zero");
        if (MaxHoldSteps < 1) throw RoboticsException.Invalid("The hold steps", MaxHoldSteps, "1 or more");
    }
}
