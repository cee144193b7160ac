namespace Robotics.Sim.Engine;

/// <summary>What a simulation counts warnings of.</summary>
public enum EngineWarning
{
    SingularInertia,

    /// <summary>More contacts than the model's buffer holds: the rest are ignored, and bodies may fall through each other.</summary>
    ContactsFull,

    /// <summary>More constraints than the model's buffer holds: the rest are ignored.</summary>
    ConstraintsFull,

    /// <summary>NaN or a huge value; MuJoCo has silently put the state back to the model's initial one.</summary>
    BadPosition,

    /// <inheritdoc cref="BadPosition"/>
    BadVelocity,

    /// <inheritdoc cref="BadPosition"/>
    BadAcceleration,

    /// <summary>NaN or a huge value in ctrl; MuJoCo has used zero.</summary>
    BadControl,
}
