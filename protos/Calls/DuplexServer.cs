using System.Diagnostics;
using Grpc.Core;

namespace Robotics.Protos.Calls;

/// <summary>Answers the requests of a stream, one for one and in order; one that comes twice is answered once.</summary>
internal static class DuplexServer
{
    public static async Task AnswerAsync<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses, Func<TRequest, ValueTask<TResponse>> answer, CancellationToken ct)
        where TRequest : class, IStreamedRequest
        where TResponse : class, IStreamedAnswer
    {
        ulong last = 0;
        while (await requests.MoveNext(ct))
        {
            TRequest request = requests.Current;
            if (!IsNew(request, ref last)) continue;
            using Activity? span = CallTrace.Answers(typeof(TRequest).Name, request.TraceParent);
            TResponse response = await answer(request);
            response.Number = request.Number;
            await responses.WriteAsync(response, ct);
        }
    }

    /// <summary>The same for work that a later message of the stream can cancel. When the stream ends meanwhile, the work is cancelled and waited for.</summary>
    /// <param name="requests">What comes in.</param>
    /// <param name="responses">Where answers go.</param>
    /// <param name="work">What a message means.</param>
    /// <param name="ct">The call's own.</param>
    public static async Task WorkAsync<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses, DuplexWork<TRequest, TResponse> work, CancellationToken ct)
        where TRequest : class, IStreamedRequest
        where TResponse : class, IStreamedAnswer
    {
        ulong last = 0;
        Task<bool> next = requests.MoveNext(ct);
        while (await next)
        {
            TRequest request = requests.Current;
            next = requests.MoveNext(ct);
            if (!work.Begins(request) || !IsNew(request, ref last)) continue;
            using Activity? span = CallTrace.Answers(typeof(TRequest).Name, request.TraceParent);
            using CancellationTokenSource cancel = work.Silence is { } silence ? new(silence, work.Clock) : new();
            await using CancellationTokenRegistration registration = ct.UnsafeRegister(static c => ((CancellationTokenSource)c!).Cancel(), cancel);
            Task<TResponse> running = work.DoAsync(request, cancel.Token);
            while (await Task.WhenAny(running, next) == next && !running.IsCompleted)
            {
                bool more = next is { IsCompletedSuccessfully: true, Result: true };
                if (!more)
                {
                    await cancel.CancelAsync();
                    break;
                }

                await HearAsync(requests.Current, request, work, cancel);
                next = requests.MoveNext(ct);
            }

            TResponse response = await running;
            response.Number = request.Number;
            await responses.WriteAsync(response, ct);
        }
    }

    private static async ValueTask HearAsync<TRequest, TResponse>(TRequest message, TRequest running, DuplexWork<TRequest, TResponse> work, CancellationTokenSource cancel)
        where TRequest : class, IStreamedRequest
    {
        if (work.Cancels(message) && message.Number == running.Number) await cancel.CancelAsync();
        else if (!cancel.IsCancellationRequested && work.Silence is { } silence) cancel.CancelAfter(silence);
        if (work.Hears is { } hears) await hears(message);
    }

    private static bool IsNew(IStreamedRequest request, ref ulong last)
    {
        if (request.Number <= last) return false;
        last = request.Number;
        return true;
    }
}
