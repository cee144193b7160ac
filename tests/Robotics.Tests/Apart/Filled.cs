using System.Reflection;
using System.Text.Json;

namespace Robotics.Tests.Apart;

/// <summary>Makes values of the domain in which no property has its default, so that one which is lost on the way is missed.</summary>
internal sealed class Filled
{
    private int _count;

    public T Of<T>() => (T)Of(typeof(T))!;

    public object Of(Type type)
    {
        _count++;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner);
        if (type == typeof(string)) return $"text {_count}";
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return _count;
        if (type == typeof(long)) return (long)_count << 33;
        if (type == typeof(double)) return _count % 3 == 0 ? -0.0 : 1.0 / _count;
        if (type == typeof(TimeSpan)) return TimeSpan.FromTicks(_count);
        if (type == typeof(JsonElement)) return JsonElement.Parse($"{{\"n\": {_count}}}");
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type == typeof(ConvexShape)) return ConvexShape.Hull([Of<Vec3>(), Of<Vec3>(), Of<Vec3>()]);
        if (type == typeof(ReadOnlyMemory<byte>)) return new ReadOnlyMemory<byte>([1, 2, (byte)_count]);
        if (type == typeof(ReadOnlyMemory<float>)) return new ReadOnlyMemory<float>([0.1f, -0f, _count]);
        if (type == typeof(ReadOnlyMemory<int>)) return new ReadOnlyMemory<int>([-1, _count]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return ArrayOf(type.GetGenericArguments()[0]);
        return Record(type);
    }

    private object ArrayOf(Type element)
    {
        Array values = Array.CreateInstance(element, 2);
        for (int i = 0; i < values.Length; i++) values.SetValue(Of(element), i);
        MethodInfo create = typeof(ImmutableArray).GetMethods().Single(m => m.Name == "Create" && m.GetParameters() is [{ ParameterType.IsArray: true }]);
        return create.MakeGenericMethod(element).Invoke(null, [values])!;
    }

    private object Record(Type type)
    {
        Assert.False(type.IsInterface || type.IsAbstract, $"No value of {type} can be made up.");
        ConstructorInfo constructor = type.GetConstructors()
            .Where(c => c.GetParameters() is not [{ } only] || only.ParameterType != type)
            .OrderByDescending(c => c.GetParameters().Length).First();
        object made = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
        string[] given = [.. constructor.GetParameters().Select(p => p.Name!)];
        foreach (PropertyInfo property in type.GetProperties().Where(p => p.CanWrite && p.GetIndexParameters().Length == 0 && !given.Contains(p.Name)))
            property.SetValue(made, Of(property.PropertyType));
        return made;
    }
}
