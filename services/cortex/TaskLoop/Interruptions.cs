namespace Robotics.Cortex.TaskLoop;

/// <summary>
/// What interrupts a task without being anybody's fault: a region was silent for a moment, or has lost what it knew, and the arm was held. The task goes on with
/// what is seen then, unless that happens too often, nothing was under way, or going on is interrupted itself.
/// </summary>
internal sealed class Interruptions(TaskLoopOptions options)
{
    /// <summary>So many in a row, with no control step between them, are no interruption but the end.</summary>
    private const int MostInARow = 2;

    private int _count;
    private int _inARow;
    private long _steps = -1;

    /// <summary>The one after which the task has not gone on yet; null for none.</summary>
    public RecoveryChosen? Pending { get; private set; }

    /// <summary>Takes one down.</summary>
    /// <param name="at">Where the task stands.</param>
    /// <param name="under">What was under way; null for nothing.</param>
    /// <param name="cause">What it is called.</param>
    /// <param name="text">The same in words.</param>
    /// <returns>Whether the task may go on.</returns>
    public bool Take(TaskStep at, Subgoal? under, Cause cause, string text)
    {
        if (under is null || Pending is not null || !options.Recovery || _count >= options.MaxResumptions) return false;
        _inARow = at.Step == _steps ? _inARow + 1 : 1;
        if (_inARow > MostInARow) return false;
        _steps = at.Step;
        _count++;
        Pending = new RecoveryChosen(at, under, RecoveryKind.Replan, cause, text);
        return true;
    }

    public void Over() => Pending = null;
}
