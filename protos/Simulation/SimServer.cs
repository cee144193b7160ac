using Grpc.Core;

namespace Robotics.Protos.Simulation;

/// <summary>Answers <c>SimService</c> with environments of this process.</summary>
internal sealed class SimServer(IEnvironments environments) : V1.SimService.SimServiceBase
{
    public override Task<V1.ListSuitesResponse> ListSuites(V1.ListSuitesRequest request, ServerCallContext context)
    {
        V1.ListSuitesResponse response = new();
        foreach ((string name, ImmutableArray<string> tasks) in environments.Suites)
        {
            V1.Suite suite = new() { Name = name };
            suite.Tasks.AddRange(tasks);
            response.Suites.Add(suite);
        }

        return Task.FromResult(response);
    }

    public override async Task<V1.ResetResponse> Reset(V1.ResetRequest request, ServerCallContext context) =>
        SimMapping.ToWire(await environments.ResetAsync(SimMapping.FromWire(request), context.CancellationToken));

    public override async Task<V1.StepResponse> Step(V1.StepRequest request, ServerCallContext context)
    {
        EnvironmentAction action = new(request.Session, request.Step, [.. request.Action], SimMapping.FromWire(request.Cameras));
        return new V1.StepResponse { State = SimMapping.ToWire(await environments.StepAsync(action, context.CancellationToken)) };
    }

    public override async Task<V1.ObserveResponse> Observe(V1.ObserveRequest request, ServerCallContext context) => new()
    {
        State = SimMapping.ToWire(await environments.ObserveAsync(request.Session, SimMapping.FromWire(request.Cameras), context.CancellationToken)),
    };

    public override async Task StepStream(
        IAsyncStreamReader<V1.StepStreamRequest> requestStream, IServerStreamWriter<V1.StepStreamResponse> responseStream, ServerCallContext context)
    {
        await foreach (V1.StepStreamRequest request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            EnvironmentAction action = new(request.Session, request.Step, [.. request.Action], SimMapping.FromWire(request.Cameras));
            EnvironmentState state = await environments.StepAsync(action, context.CancellationToken);
            await responseStream.WriteAsync(new V1.StepStreamResponse { State = SimMapping.ToWire(state) }, context.CancellationToken);
        }
    }

    public override async Task<V1.CloseResponse> Close(V1.CloseRequest request, ServerCallContext context)
    {
        await environments.CloseAsync(request.Session, context.CancellationToken);
        return new V1.CloseResponse();
    }
}
