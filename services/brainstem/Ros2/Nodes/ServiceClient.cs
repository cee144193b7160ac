using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>A typed service client. Thread-safe.</summary>
internal sealed class ServiceClient<TRequest, TResponse> : IDisposable
    where TRequest : IMessage<TRequest>
    where TResponse : IMessage<TResponse>
{
    private readonly ITransportClient _transport;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, TaskCompletionSource<TResponse>> _waiting = [];

    public ServiceClient(Func<RequestHandler, ITransportClient> connect, string service)
    {
        Service = service;
        _transport = connect(Take);
    }

    public string Service { get; }

    public bool Ready => _transport.Ready;

    /// <inheritdoc cref="ITransportClient.Obstacle"/>
    public string? Obstacle => _transport.Obstacle;

    /// <summary>Asks once. Without an answer it waits until cancelled.</summary>
    /// <exception cref="RoboticsException">Unavailable: no server is there, or only one that would misread the request.</exception>
    public async Task<TResponse> CallAsync(TRequest request, CancellationToken ct)
    {
        TaskCompletionSource<TResponse> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        long sequence = 0;
        try
        {
            _transport.Send(new CdrWriter().Serialize(request), Expect);
            return await answer.Task.WaitAsync(ct);
        }
        finally
        {
            lock (_gate) _waiting.Remove(sequence);
        }

        void Expect(long number)
        {
            sequence = number;
            lock (_gate) _waiting[number] = answer;
        }
    }

    public void Dispose() => _transport.Dispose();

    private void Take(RequestId id, ref CdrReader reader)
    {
        TResponse response = TResponse.Read(ref reader);
        lock (_gate)
        {
            if (_waiting.TryGetValue(id.Sequence, out TaskCompletionSource<TResponse>? answer)) answer.TrySetResult(response);
        }
    }
}
