using System.Runtime.CompilerServices;
using Grpc.Core;
using Robotics.Protos.Calls;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Cortex;

/// <summary>The task loop of a cortex in another process. A cortex that is lost ends the task with <see cref="Cause.Unavailable"/>, and its lease with it: what it still does moves nothing.</summary>
/// <param name="channel">The cortex's; the caller keeps it.</param>
/// <param name="body">Whose lease it has.</param>
/// <param name="options">The parts of the brain that are asked for.</param>
public sealed class TaskRunnerClient(RegionChannel channel, IBodyOperator body, BrainOptions options) : ITaskRunner
{
    private readonly V1.CortexService.CortexServiceClient _client = new(channel.Calls);

    public async IAsyncEnumerable<TaskEvent> RunAsync(TaskRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        using AsyncDuplexStreamingCall<V1.RunTaskRequest, V1.RunTaskResponse> call = _client.RunTask(cancellationToken: CancellationToken.None);
        using TaskCaller caller = new(call, channel, body, request);
        await using CancellationTokenRegistration registration = ct.UnsafeRegister(static c => ((TaskCaller)c!).Cancel(), caller);
        TaskEvent? last = null;
        for (long events = 1; last is not TaskEnded; events++)
        {
            last = await caller.NextAsync(events == 1 ? Start(request) : null, last, ct);
            yield return last;
            if (last is not (ControlStepped or TaskEnded)) await caller.AcknowledgeAsync(events);
        }
    }

    private V1.RunTaskRequest Start(TaskRequest request)
    {
        V1.StartTask start = new()
        {
            TaskId = request.TaskId,
            Instruction = request.Instruction.ToWire(),
            Seed = request.Seed,
            Memory = request.Memory.ToWire(),
            StepLimit = request.StepLimit,
            Supervised = request.Supervisor is not null,
            Brain = options.ToWire(),
        };
        return new() { Start = start };
    }
}
