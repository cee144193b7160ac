using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Robotics.Protos.Errors;

namespace Robotics.Protos.Access;

/// <summary>Lets calls through by <see cref="AccessTable"/>, and writes every command, and every refusal, to the audit log with its origin.</summary>
internal sealed partial class AccessInterceptor(AccessOptions options, ILoggerFactory logging) : Interceptor
{
    /// <summary>Category of the audit log.</summary>
    public const string AuditCategory = "Robotics.Audit";

    private readonly ILogger _audit = logging.CreateLogger(AuditCategory);

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(request, responseStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(requestStream, responseStream, context);
    }

    /// <summary>The caller's name: from its certificate, else <see cref="Caller.Local"/>.</summary>
    public static string CallerOf(ServerCallContext context) =>
        context.GetHttpContext().Connection.ClientCertificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: false) ?? Caller.Local;

    private void Admit(ServerCallContext context)
    {
        string caller = CallerOf(context);
        if (Refusal(context, caller) is { } why)
        {
            Log.Refused(_audit, caller, context.Peer, context.Method, why);
            throw ErrorStatus.Of(new RoboticsException(ErrorCode.Forbidden, $"'{caller}' may not call {context.Method}: {why}."));
        }

        if (AccessTable.Of(context.Method)!.Command) Log.Command(_audit, caller, context.Peer, context.Method);
    }

    private string? Refusal(ServerCallContext context, string caller)
    {
        if (AccessTable.Of(context.Method) is not { } rule) return "nobody may";
        bool known = options.Certificates ? rule.Callers.IsEmpty || rule.Callers.Contains(caller) : caller == Caller.Local;
        if (!known) return $"allowed: {string.Join(", ", rule.Callers)}";
        return rule.Token && options.OperatorToken is { } token && !Shows(context, token) ? "it takes the operator's token" : null;
    }

    /// <summary>Compares in a time that does not tell how much of it is right.</summary>
    private static bool Shows(ServerCallContext context, string token)
    {
        string shown = context.RequestHeaders.GetValue(AccessOptions.TokenHeader) ?? "";
        return CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(AccessOptions.TokenPrefix + token)));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Caller} at {Peer} calls {Call}")]
        public static partial void Command(ILogger logger, string caller, string peer, string call);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Caller} at {Peer} was refused {Call}: {Why}")]
        public static partial void Refused(ILogger logger, string caller, string peer, string call, string why);
    }
}
