using Microsoft.Extensions.Logging;

namespace Robotics.Brainstem.Pace;

/// <summary>The servo log: when the arm moves, and when and why it was held. Its lines carry the trace of the call that they belong to.</summary>
/// <remarks>Called by whoever has the body's turn.</remarks>
internal sealed partial class MotionLog(ILogger log, TimeProvider clock)
{
    private long _ended = clock.GetTimestamp();
    private long _cut;
    private bool _held;
    private bool _cutShort;

    public void Moves(ActionChunk chunk)
    {
        if (_held || _cutShort) Log.Moves(log, chunk.TaskId, chunk.SubgoalId, chunk.Epoch, chunk.Sequence);
        _held = _cutShort = false;
    }

    /// <summary>The chunk is cancelled: what is left of it is a hold. Any thread.</summary>
    public void Cut() => Volatile.Write(ref _cut, clock.GetTimestamp());

    /// <param name="chunk">What was played.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="sinceLost">Real time since the last lease was lost, and the hold began if it was this one.</param>
    public void Ended(ActionChunk chunk, ChunkOutcome outcome, TimeSpan sinceLost)
    {
        _ended = clock.GetTimestamp();
        if (outcome.End == ChunkEnd.Played) return;
        _cutShort = true;
        TimeSpan ago = outcome.End switch
        {
            ChunkEnd.LeaseLost or ChunkEnd.Stopped => sinceLost,
            ChunkEnd.Preempted => clock.GetElapsedTime(Volatile.Read(ref _cut)),
            _ => TimeSpan.Zero,
        };
        Log.Held(log, outcome.End, outcome.Reason, chunk.TaskId, chunk.SubgoalId, chunk.Epoch, chunk.Sequence, ago.TotalMilliseconds);
    }

    public bool IsIdleFor(TimeSpan time) => _held || clock.GetElapsedTime(_ended) >= time;

    /// <summary>Nothing is commanded: true the first time.</summary>
    public bool Rests()
    {
        if (_held) return false;
        _held = true;
        double silent = clock.GetElapsedTime(_ended).TotalMilliseconds;
        Log.Rests(log, silent);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Moves: task {TaskId} subgoal {SubgoalId} epoch {Epoch} sequence {Sequence}")]
        public static partial void Moves(ILogger logger, string taskId, string subgoalId, long epoch, long sequence);

        [LoggerMessage(Level = LogLevel.Information, Message = "Held ({End}): {Reason} Task {TaskId} subgoal {SubgoalId} epoch {Epoch} sequence {Sequence}; since {AgoMs} ms")]
        public static partial void Held(ILogger logger, ChunkEnd end, string reason, string taskId, string subgoalId, long epoch, long sequence, double agoMs);

        [LoggerMessage(Level = LogLevel.Information, Message = "Held: nothing was commanded for {SilentMs} ms")]
        public static partial void Rests(ILogger logger, double silentMs);
    }
}
