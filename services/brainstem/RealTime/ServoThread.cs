using System.Runtime;

namespace Robotics.Brainstem.RealTime;

/// <summary>The thread that a body's servo loop runs on in real time, and nothing else. While no chunk is played it holds the arm, period by period.</summary>
/// <remarks>
/// It asks for SCHED_FIFO and locked memory, and goes on without where they are refused: <see cref="Refused"/> says so. It waits for nobody: work is handed
/// over by one reference, and what it says is read from words that it writes.
/// </remarks>
internal sealed class ServoThread : IDisposable
{
    private const int Priority = 80;

    private readonly Action _hold;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _ready = new();
    private Work? _work;
    private volatile bool _ending;

    /// <param name="hold">One servo period without a chunk; it waits for the period's end itself.</param>
    public ServoThread(Action hold)
    {
        LinuxClock.Require();
        _hold = hold;
        _thread = new Thread(Run) { IsBackground = true, Name = "servo", Priority = ThreadPriority.Highest };
        _thread.Start();
        _ready.Wait();
    }

    /// <summary>What Linux did not permit; empty when everything was.</summary>
    public ImmutableArray<string> Refused { get; private set; } = [];

    /// <summary>Runs the work between two periods and returns its result when it is done. One at a time: the body's turn sees to it.</summary>
    public Task<ChunkOutcome> RunAsync(Func<ChunkOutcome> work)
    {
        Work next = new(work);
        Volatile.Write(ref _work, next);
        return next.Done.Task;
    }

    public void Dispose()
    {
        _ending = true;
        _thread.Join();
        _ready.Dispose();
    }

    private void Run()
    {
        GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
        Refused = [.. new[] { LinuxClock.BecomeRealTime(Priority), LinuxClock.LockMemory() }.OfType<string>()];
        _ready.Set();
        while (!_ending)
        {
            if (Volatile.Read(ref _work) is { } work)
            {
                Volatile.Write(ref _work, null);
                work.Do();
            }
            else
            {
                _hold();
            }
        }

        Volatile.Read(ref _work)?.Done.TrySetResult(new([], ChunkEnd.Preempted, "The body was closed."));
    }

    private sealed class Work(Func<ChunkOutcome> work)
    {
        public TaskCompletionSource<ChunkOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Do()
        {
            try
            {
                Done.SetResult(work());
            }
#pragma warning disable CA1031 // The edge of the thread: an exception belongs to who asked for the work, and the arm must still be held.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Done.SetException(e);
            }
        }
    }
}
