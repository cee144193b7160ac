using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Robotics.Protos.Access;
using Robotics.Protos.Errors;
using Robotics.Protos.Lanes;

namespace Robotics.Protos.Calls;

/// <summary>Gives each unary call a deadline and every call the operator's token, if there is one; turns the status that a unary call ends with into the program's error. Streams have both a call: <see cref="DuplexClient{TRequest, TResponse, TState}"/>; on this machine their messages take a lane.</summary>
internal sealed class CallInterceptor(string peer, string? socket, RegionChannelOptions options) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        CallOptions limited = WithToken(context.Options);
        if (limited.Deadline is null) limited = limited.WithDeadline((options.Clock.GetUtcNow() + options.Patience).UtcDateTime);
        AsyncUnaryCall<TResponse> first = Make();
        bool again = false;
        Task<TResponse> answer = Repeats.Of(context.Method.FullName).ExecuteAsync(
            async ct =>
            {
                AsyncUnaryCall<TResponse> made = again ? Make() : first;
                again = true;
                return await AnswerAsync(context.Method.Name, made.ResponseAsync, ct);
            },
            limited.CancellationToken).AsTask();
        return new(answer, first.ResponseHeadersAsync, first.GetStatus, first.GetTrailers, first.Dispose);

        AsyncUnaryCall<TResponse> Make() => continuation(request, new(context.Method, context.Host, limited));
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) =>
        socket is null
            ? continuation(new(context.Method, context.Host, WithToken(context.Options)))
            : LaneCall<TRequest, TResponse>.Of(
                continuation(new(context.Method, context.Host, With(WithToken(context.Options), LaneCall<TRequest, TResponse>.Asking))), socket, context.Method.Name, options.Clock);

    private CallOptions WithToken(CallOptions call) =>
        options.Security?.OperatorToken is { } token ? With(call, new Metadata.Entry(AccessOptions.TokenHeader, AccessOptions.TokenPrefix + token)) : call;

    private static CallOptions With(CallOptions call, Metadata.Entry header) => call.WithHeaders([.. call.Headers ?? [], header]);

    private async Task<TResponse> AnswerAsync<TResponse>(string name, Task<TResponse> answer, CancellationToken ct)
    {
        using Activity? span = CallTrace.Asks(name);
        long started = Stopwatch.GetTimestamp();
        try
        {
            TResponse response = await answer;
            CallMetrics.Record(name, started, answered: true);
            return response;
        }
        catch (RpcException e)
        {
            CallMetrics.Record(name, started, answered: false);
            throw RemoteError.Of(e, peer, ct);
        }
    }
}
