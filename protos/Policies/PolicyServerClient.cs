using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Robotics.Core.Policies.Remote;

namespace Robotics.Protos.Policies;

/// <summary>A policy's server that offers <c>PolicyService</c> (policy.proto).</summary>
/// <remarks>Not thread-safe: one call at a time.</remarks>
public sealed class PolicyServerClient : IPolicyServer
{
    private const int MostBytes = 1 << 28;

    private readonly string _address;
    private readonly Metadata _headers = [];
    private GrpcChannel? _channel;
    private V1.PolicyService.PolicyServiceClient? _client;

    /// <param name="address"><c>http://HOST:PORT</c> or <c>https://HOST:PORT</c>.</param>
    /// <param name="key">Sent as a bearer token; null: none.</param>
    /// <exception cref="RoboticsException">InvalidArgument: not such an address.</exception>
    public PolicyServerClient(string address, string? key)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https")) throw RoboticsException.Invalid("The server's address", address, "http://HOST:PORT");
        _address = address;
        if (key is not null) _headers.Add("authorization", $"Bearer {key}");
    }

    /// <inheritdoc/>
    public async ValueTask OpenAsync(CancellationToken ct)
    {
        if (_client is not null) return;
        _channel = GrpcChannel.ForAddress(_address, new GrpcChannelOptions { MaxReceiveMessageSize = MostBytes, MaxSendMessageSize = MostBytes });
        V1.PolicyService.PolicyServiceClient client = new(_channel);
        await CallAsync(() => client.DescribePolicyAsync(new(), _headers, cancellationToken: ct), ct);
        _client = client;
    }

    /// <inheritdoc/>
    public async ValueTask BeginAsync(PolicyStart start, CancellationToken ct) =>
        await CallAsync(() => _client!.BeginPolicyAsync(new() { Task = start.TaskId, Instruction = start.Instruction, Seed = start.Seed }, _headers, cancellationToken: ct), ct);

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<PolicyArray>> AskAsync(PolicyQuestion question, CancellationToken ct)
    {
        V1.InferRequest request = new() { Instruction = question.Instruction, Frozen = question.Frozen };
        request.Pictures.AddRange(question.Pictures.Select(ToWire));
        request.States.AddRange(question.States.Select(ToWire));
        request.Previous.AddRange(question.Previous.ToArray());
        V1.InferResponse response = await CallAsync(() => _client!.InferAsync(request, _headers, cancellationToken: ct), ct);
        return [.. response.Arrays.Select(a => new PolicyArray(a.Name, a.Type, a.Data.Memory, [.. a.Shape]))];
    }

    /// <inheritdoc/>
    public void Drop()
    {
        _channel?.Dispose();
        (_channel, _client) = (null, null);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Drop();
        return ValueTask.CompletedTask;
    }

    private static V1.PolicyArray ToWire(PolicyArray array)
    {
        V1.PolicyArray wire = new() { Name = array.Name, Type = array.Type, Data = ByteString.CopyFrom(array.Data.Span) };
        wire.Shape.AddRange(array.Shape);
        return wire;
    }

    private static async ValueTask<T> CallAsync<T>(Func<AsyncUnaryCall<T>> call, CancellationToken ct)
    {
        try
        {
            using AsyncUnaryCall<T> running = call();
            return await running;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled && ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Status.Detail, e, ct);
        }
        catch (RpcException e)
        {
            bool lost = e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled || e.Status.DebugException is HttpRequestException or IOException;
            if (lost) throw new RoboticsException(ErrorCode.Unavailable, $"the call failed: {e.Status.Detail}", e);
            throw new RoboticsException(ErrorCode.CommandRejected, $"it reports {e.StatusCode}: {e.Status.Detail}", e);
        }
    }
}
