using System.Runtime.CompilerServices;

namespace Robotics.Sim.Evaluation.Cost;

/// <summary>A task runner whose own work is measured; what its observers do between two events is not.</summary>
internal sealed class MeasuredRunner(ITaskRunner inner, LoopClock loop) : ITaskRunner
{
    public async IAsyncEnumerable<TaskEvent> RunAsync(TaskRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        await using IAsyncEnumerator<TaskEvent> events = inner.RunAsync(request, ct).GetAsyncEnumerator(CancellationToken.None);
        while (true)
        {
            loop.Resume();
            bool more = await events.MoveNextAsync();
            loop.Pause();
            if (!more) yield break;
            if (events.Current is SubgoalStarted) loop.Deliberated();
            yield return events.Current;
        }
    }
}
