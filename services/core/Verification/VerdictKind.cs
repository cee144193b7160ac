namespace Robotics.Core.Verification;

/// <summary>The three values of a run-time monitor (LTL3: Bauer, Leucker, Schallhart 2011).</summary>
public enum VerdictKind
{
    /// <summary>What has been seen so far decides neither way.</summary>
    Inconclusive,

    /// <summary>The postcondition holds and has held for the window.</summary>
    Satisfied,

    /// <summary>A condition is broken; the verdict has the cause.</summary>
    Violated,
}
