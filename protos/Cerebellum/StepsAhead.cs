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

    public void Tell(SkillStep step) => _writing = WriteAsync(_writing, new() { Number = number, Step = new() { Step = step.ToWire(scenes), Count = ++Count } });

    /// <summary>Waits until all are written.</summary>
    public Task SettleAsync() => _writing;

    private async Task WriteAsync(Task before, V1.AdvanceResponse response)
    {
        await before;
        try
        {
            await responses.WriteAsync(response);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException or RpcException)
        {
            // The stream is over: so says the write of the answer.
        }
    }
}
