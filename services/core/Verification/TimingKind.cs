namespace Robotics.Core.Verification;

/// <summary>How a duration differs from the expected one.</summary>
public enum TimingKind
{
    /// <summary>It was done much sooner than ever before.</summary>
    Early,

    /// <summary>It is not done when it should long be.</summary>
    Late,

    /// <summary>It is not done so late that what was expected to happen is taken not to have happened.</summary>
    Missing,
}
