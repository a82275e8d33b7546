// Threads that wait for work.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "CVectorKernels.h"

struct vs_pool {
    pthread_mutex_t mutex;
    pthread_cond_t wake, idle;
    void (*task)(void *, int);
    void *context;
    unsigned long job;
    int is_open, active, is_ending, helpers, named;
    atomic_size_t next;
    pthread_t threads[];
};

static void *vs_help(void *argument) {
    vs_pool *pool = argument;
    unsigned long seen = 0;
    pthread_mutex_lock(&pool->mutex);
    const int worker = ++pool->named;
    while (!pool->is_ending) {
        if (!pool->is_open || pool->job == seen) {
            pthread_cond_wait(&pool->wake, &pool->mutex);
            continue;
        }
        seen = pool->job;
        pool->active++;
        pthread_mutex_unlock(&pool->mutex);
        pool->task(pool->context, worker);
        pthread_mutex_lock(&pool->mutex);
        if (--pool->active == 0) pthread_cond_signal(&pool->idle);
    }
    pthread_mutex_unlock(&pool->mutex);
    return NULL;
}

vs_pool *vs_pool_create(int helpers) {
    vs_pool *pool = calloc(1, sizeof(vs_pool) + sizeof(pthread_t) * (size_t)helpers);
    if (!pool) return NULL;
    pthread_mutex_init(&pool->mutex, NULL);
    pthread_cond_init(&pool->wake, NULL);
    pthread_cond_init(&pool->idle, NULL);
    while (pool->helpers < helpers &&
           pthread_create(&pool->threads[pool->helpers], NULL, vs_help, pool) == 0) {
        pool->helpers++;
    }
    return pool;
}

int vs_pool_helpers(const vs_pool *pool) { return pool->helpers; }

void vs_pool_destroy(vs_pool *pool) {
    pthread_mutex_lock(&pool->mutex);
    pool->is_ending = 1;
    pthread_cond_broadcast(&pool->wake);
    pthread_mutex_unlock(&pool->mutex);
    for (int helper = 0; helper < pool->helpers; helper++) pthread_join(pool->threads[helper], NULL);
    pthread_cond_destroy(&pool->idle);
    pthread_cond_destroy(&pool->wake);
    pthread_mutex_destroy(&pool->mutex);
    free(pool);
}

void vs_pool_run(vs_pool *pool, int share, void (*task)(void *context, int worker), void *context) {
    atomic_store(&pool->next, 0);
    if (!share || pool->helpers == 0) {
        task(context, 0);
        return;
    }
    pthread_mutex_lock(&pool->mutex);
    pool->task = task;
    pool->context = context;
    pool->job++;
    pool->is_open = 1;
    pthread_cond_broadcast(&pool->wake);
    pthread_mutex_unlock(&pool->mutex);
    task(context, 0);
    pthread_mutex_lock(&pool->mutex);
    pool->is_open = 0;
    while (pool->active) pthread_cond_wait(&pool->idle, &pool->mutex);
    pthread_mutex_unlock(&pool->mutex);
}

size_t vs_pool_next(vs_pool *pool) { return atomic_fetch_add(&pool->next, 1); }
