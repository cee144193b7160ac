using Grpc.Core;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Cerebellum;

/// <summary>Tells the steps of one call as they are taken: the caller reads each while the arm moves on, and only the last with the answer.</summary>
/// <param name="number">The call's.</param>
/// <param name="responses">Nobody else writes to it until <see cref="SettleAsync"/>.</param>
/// <param name="scenes">The stream's.</param>
internal sealed class StepsAhead(ulong number, IServerStreamWriter<V1.AdvanceResponse> responses, SceneWriter scenes)
{
    private Task _writing = Task.CompletedTask;

    /// <summary>Steps told so far.</summary>
    public int Count { get; private set; }

    /// <summary>Begins to write a step. Does not throw: what goes wrong is told by <see cref="SettleAsync"/>.</summary>
    public void Tell(SkillStep step) => _writing = WriteAsync(_writing, step, ++Count);

    /// <summary>Waits until all are written.</summary>
    public Task SettleAsync() => _writing;

    /// <summary>What is left of the progress when all are written.</summary>
    public V1.SkillProgress Rest(SkillProgress progress) => progress.ToWire(Count, scenes);

    private async Task WriteAsync(Task before, SkillStep step, int count)
    {
        await before;
        try
        {
            await responses.WriteAsync(new() { Number = number, Step = new() { Step = step.ToWire(scenes), Count = count } });
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException or RpcException)
        {
            // The stream is over: so says the write of the answer.
        }
    }
}
