using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Cortex;

/// <summary>Answers <c>CortexService</c> with the planner and the task loop of this process.</summary>
internal sealed class CortexServer(IPlanner planner, ITaskRunners runners, IHostApplicationLifetime process) : V1.CortexService.CortexServiceBase
{
    public override async Task<V1.GroundResponse> Ground(V1.GroundRequest request, ServerCallContext context) => new()
    {
        Grounding = (await planner.GroundAsync(
            request.Instruction.FromWire(), new SceneReader().FromWire(request.Scene), request.Recalled.FromWire(), context.CancellationToken)).ToWire(),
    };

    public override async Task<V1.MakePlanResponse> MakePlan(V1.MakePlanRequest request, ServerCallContext context) => new()
    {
        Outcome = (await planner.PlanAsync(
            request.Goal.FromWire(), new SceneReader().FromWire(request.Scene), request.Tried.FromWire(), context.CancellationToken)).ToWire(),
    };

    public override async Task RunTask(
        IAsyncStreamReader<V1.RunTaskRequest> requestStream, IServerStreamWriter<V1.RunTaskResponse> responseStream, ServerCallContext context)
    {
        CancellationToken ct = context.CancellationToken;
        V1.StartTask start = await requestStream.MoveNext(ct) ? requestStream.Current.Start.Present() : throw new OperationCanceledException(ct);
        using CancellationTokenSource task = CancellationTokenSource.CreateLinkedTokenSource(ct, process.ApplicationStopping);
        using TaskConversation caller = new(requestStream, responseStream, task);
        Task listening = caller.ListenAsync(ct);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task alive = caller.SayAliveAsync(over.Token);
        TaskRequest request = new()
        {
            TaskId = start.TaskId,
            Instruction = start.Instruction.FromWire(),
            Seed = start.Seed,
            Memory = start.Memory.FromWire(),
            StepLimit = start.StepLimit,
            Supervisor = start.Supervised ? caller : null,
        };

        try
        {
            // Goes on to the last event whoever still listens: the arm is held and the outcome remembered before the lease is given back.
            await foreach (TaskEvent e in runners.For(start.Brain.FromWire()).RunAsync(request, task.Token)) await caller.TellAsync(e, ct);
        }
        finally
        {
            await over.CancelAsync();
            await alive;
        }

        if (ct.IsCancellationRequested) await listening;
    }
}
