using Polly;

namespace Robotics.Cortex.Models.Asking;

/// <summary>Counts the attempts at one question.</summary>
internal sealed class Attempts(int allowed)
{
    public static ResiliencePropertyKey<Attempts> Key { get; } = new("attempts");

    public int Made { get; private set; }

    /// <summary>Attempts without an answer of any kind from the server.</summary>
    public int Lost { get; private set; }

    public bool MayRepeat => Made < allowed;

    /// <summary>Counts as lost until <see cref="Answered"/>.</summary>
    public void Begin()
    {
        Made++;
        Lost++;
    }

    public void Answered() => Lost--;
}
